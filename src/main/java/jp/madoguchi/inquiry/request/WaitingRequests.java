package jp.madoguchi.inquiry.request;

/** How much of it waits for the city. */
public record WaitingRequests(int gifts, int impersonations) {}
