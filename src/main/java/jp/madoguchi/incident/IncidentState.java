package jp.madoguchi.incident;

/**
 * Which state of an incident is stored.
 *
 * @param version another one after each change of the incident, its issuers, categories, topics and milestones
 */
record IncidentState(long id, Integer version) {}
