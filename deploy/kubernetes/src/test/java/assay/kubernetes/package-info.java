/**
 * Holds the manifests against the Kubernetes schema, the design's call graph and the services' own
 * configuration.
 */
@NullMarked
package assay.kubernetes;

import org.jspecify.annotations.NullMarked;
