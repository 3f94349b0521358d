package assay.question.exchange.qti;

/** A part of an XML document. Comments and processing instructions are none. */
sealed interface Node permits Element, Text {}
