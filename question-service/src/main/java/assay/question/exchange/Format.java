package assay.question.exchange;

/** A form in which question banks travel. */
public enum Format {
    /** This service's own, without loss. */
    NATIVE,
    GIFT,
    AIKEN,
    MOODLE_XML,
    CSV,
    /** QTI 1.2 files and packages, Common Cartridge among them; read only. */
    QTI_1_2,
    QTI_2_1,
    QTI_2_2,
    QTI_3_0
}
