@NullMarked
package assay.session.exam.rest;

import org.jspecify.annotations.NullMarked;
