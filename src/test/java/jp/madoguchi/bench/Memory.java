package jp.madoguchi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What processes hold, in MB of 1,000,000 bytes. */
public final class Memory {
    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private Memory() {}

    /** The process's share of the machine's memory (proportional set size, proc(5)). */
    static double pss(long pid) throws IOException {
        Matcher line = PSS.matcher(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
        if (!line.find()) {
            throw new IOException("No Pss for process " + pid);
        }
        return Long.parseLong(line.group(1)) * 1_024 / 1e6;
    }

    /** What is alive in a JVM: the heap after a full collection, whichever collector it has. */
    public static double liveHeap(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        // a collector tells of one heap or of its generations; what follows "Metaspace" is none of the heap
        String heap = jcmd(pid, "GC.heap_info").split("Metaspace", 2)[0];
        long kilobytes = USED.matcher(heap)
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
        if (kilobytes == 0) {
            throw new IOException("No heap size of process " + pid + " in " + heap);
        }
        return kilobytes * 1_024 / 1e6;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes());
        if (!jcmd.waitFor(1, TimeUnit.MINUTES) || jcmd.exitValue() != 0) {
            throw new IOException("jcmd " + command + ": " + answer);
        }
        return answer;
    }
}
