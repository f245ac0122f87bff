package jp.madoguchi.callstats;

import jp.madoguchi.incident.IncidentService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CallRecordImports {
    /** The importer of the screens, for the incident that they work on. */
    @Bean
    CallRecordImporter callRecordImporter(CallRecordService calls, IncidentService incidents) {
        return new CallRecordImporter(calls, () -> incidents.requireCurrent().id());
    }
}
