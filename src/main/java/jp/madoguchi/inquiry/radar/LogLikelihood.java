package jp.madoguchi.inquiry.radar;

/**
 * How surprising it is that a word occurs in so many texts of one collection and in so few of another: the log-likelihood ratio of
 * T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19 (1993). It holds for
 * rare words too, where the difference of two shares would not.
 */
final class LogLikelihood {
    /** Chance alone gives more in one case of a thousand (χ² with one degree of freedom). */
    static final double ONE_IN_A_THOUSAND = 10.83;

    private LogLikelihood() {}

    /**
     * The ratio for a word that occurs in {@code a} of {@code n} texts and in {@code b} of {@code m} others; 0 where the shares are
     * the same.
     */
    static double of(int a, int n, int b, int m) {
        double both = a + b;
        double all = (double) n + m;
        return 2
                * (term(a, n * both / all)
                        + term(b, m * both / all)
                        + term(n - a, n * (all - both) / all)
                        + term(m - b, m * (all - both) / all));
    }

    private static double term(double seen, double expected) {
        return seen == 0 ? 0 : seen * Math.log(seen / expected);
    }
}
