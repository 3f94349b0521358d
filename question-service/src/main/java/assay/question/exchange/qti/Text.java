package assay.question.exchange.qti;

/** Characters. */
record Text(String text) implements Node {}
