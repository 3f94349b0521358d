package assay.grading.key;

/** A picture or other file that keys show. */
public final class KeyAsset {
    private final String mediaType;
    private final byte[] bytes;

    /** Of these bytes, which nobody may change any more. */
    public KeyAsset(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes;
    }

    public String mediaType() {
        return mediaType;
    }

    public byte[] bytes() {
        return bytes;
    }
}
