package jp.madoguchi.privacy;

/**
 * Proof that a reveal has been logged. Only {@link RevealLog} makes one, so that a service that asks for it can't be made to show
 * personal data unlogged.
 */
public final class Reveal {
    private final RevealedObject object;

    Reveal(RevealedObject object) {
        this.object = object;
    }

    /** Whose data may be shown by it. */
    public RevealedObject object() {
        return object;
    }
}
