package jp.madoguchi.outreach.sending;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * A mail server (GreenMail) in a process of its own, which nobody kills. At each line that it reads it writes its spool to the file
 * of that name: address and Message-ID of every message that it has accepted.
 */
public final class MailServerProcess {
    private MailServerProcess() {}

    public static void main(String[] args) throws Exception {
        // what it logs would fill the pipe that its answers go through
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        GreenMail mail =
                new GreenMail(new ServerSetup(Integer.parseInt(args[0]), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String file = in.readLine(); file != null; file = in.readLine()) {
            write(mail, Path.of(file));
            System.out.println("written");
        }
        mail.stop();
        System.exit(0);
    }

    private static void write(GreenMail mail, Path file) throws Exception {
        ImapHostManager boxes = mail.getManagers().getImapHostManager();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            for (GreenMailUser user : mail.getUserManager().listUser()) {
                for (StoredMessage message : boxes.getInbox(user).getMessages()) {
                    out.println(user.getEmail() + " " + message.getMimeMessage().getMessageID());
                }
            }
        }
    }
}
