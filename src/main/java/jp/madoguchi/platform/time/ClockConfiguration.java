package jp.madoguchi.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one clock of the portal. In the demo it can be set to a day of the incident, so that "today" lies where the data
 * lies; the time of day is the real one and it runs on.
 */
@Configuration
class ClockConfiguration {
    @Bean
    Clock clock(@Value("${madoguchi.demo.today:real}") String today) {
        Clock real = Clock.systemUTC();
        if (today.equals("real")) {
            return real;
        }
        long days = Tokyo.today(real).until(LocalDate.parse(today), java.time.temporal.ChronoUnit.DAYS);
        return new HistoryClock(Clock.offset(real, Duration.ofDays(days)));
    }
}
