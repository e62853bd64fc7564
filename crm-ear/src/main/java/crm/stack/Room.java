package crm.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses to start where disk or memory would run out on the way, before anything is made. Amounts are in MB. */
final class Room {
    private static final long MB = 1 << 20;
    private static final int KB_IN_MB = 1024;

    private static final long NEW_DATA = 400;
    private static final long OLD_DATA = 100;
    private static final long DISTRIBUTION = 350;

    /** A disk with less was full a moment ago: who could not write more has deleted what he began. */
    private static final long NOTHING = 32;

    /** PostgreSQL, and what a JVM cannot do without beside its heap. */
    private static final long DATABASE = 150;

    private static final long BESIDE_HEAP = 150;

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("(?:MemAvailable|SwapFree):\\s+(\\d+) kB");

    private Room() {}

    static void require(Settings settings, boolean hasData) {
        requireDisk(settings.state(), hasData ? OLD_DATA : NEW_DATA);
        requireMemory(settings, availableMemory());
    }

    /** For one distribution that is about to be unpacked below this folder. */
    static void requireForDistribution(Path folder) {
        requireDisk(folder, DISTRIBUTION);
    }

    /** Whether a program that failed may have failed for that, even if its log had no room to say so. */
    static boolean isUsedUp(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() / MB < NOTHING;
        } catch (IOException e) {
            return false;
        }
    }

    private static void requireDisk(Path folder, long needed) {
        try {
            long usable = Files.getFileStore(folder).getUsableSpace() / MB;
            if (usable < needed) {
                throw new StackFailure(
                        "The disk of %s has %d MB left, and the stack needs %d MB. Free some space there, or set CRM_STATE to a folder on another disk."
                                .formatted(folder, usable, needed));
            }
        } catch (IOException e) {
            throw FileTrouble.of("Cannot look at the disk of", folder, e);
        }
    }

    /** Half of the greatest heaps must be there: servers that idle do not fill theirs. */
    static void requireMemory(Settings settings, long available) {
        long needed = settings.starts(Part.POSTGRESQL) ? DATABASE : 0;
        for (Part part : Part.values()) {
            if (settings.starts(part) && !part.memoryVariable().isEmpty()) {
                needed += megabytes(settings.memory(part)) / 2 + BESIDE_HEAP;
            }
        }
        if (available < needed) {
            throw new StackFailure(
                    "%d MB of memory are free, and the stack needs %d MB. End other programs, or set CRM_WILDFLY_MEMORY and CRM_KEYCLOAK_MEMORY to less than %s and %s."
                            .formatted(
                                    available, needed, settings.memory(Part.WILDFLY), settings.memory(Part.KEYCLOAK)));
        }
    }

    private static long megabytes(String size) {
        long number = Long.parseLong(size.substring(0, size.length() - 1));
        return size.toLowerCase(java.util.Locale.ROOT).endsWith("g") ? number * KB_IN_MB : number;
    }

    /** What the system could give without harm; where it does not say, nothing is refused. */
    private static long availableMemory() {
        try {
            long kilobytes = 0;
            Matcher found = AVAILABLE.matcher(Files.readString(MEMORY));
            while (found.find()) {
                kilobytes += Long.parseLong(found.group(1));
            }
            return kilobytes / KB_IN_MB;
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
