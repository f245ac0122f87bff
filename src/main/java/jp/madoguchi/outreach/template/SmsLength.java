package jp.madoguchi.outreach.template;

/** How long a short message can get. */
public record SmsLength(int cards, int units, int parts) {}
