package jp.madoguchi.outreach.sending;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties({MailSettings.class, GatewaySettings.class, MailboxSettings.class, SendingSettings.class
})
class SendingConfiguration {}
