/** The three services and how they are started. */
@NullMarked
package assay.local.service;

import org.jspecify.annotations.NullMarked;
