package crm.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Parts whose launcher was killed before it could stop them. */
final class Leftovers {
    private Leftovers() {}

    static void stop(Settings settings, Progress progress) {
        for (Part part : Arrays.asList(Part.values()).reversed()) {
            Path file = settings.run().resolve(part.fileName() + ".pid");
            RecordedProcess.find(file)
                    .ifPresent(process -> progress.run(
                            "Stopping " + part.title(),
                            () -> RecordedProcess.stop(process, part.stopSignal(), Duration.ofSeconds(30))));
            RecordedProcess.forget(file);
        }
    }

    static List<Part> of(Settings settings) {
        return Arrays.stream(Part.values())
                .filter(part -> RecordedProcess.find(settings.run().resolve(part.fileName() + ".pid"))
                        .isPresent())
                .toList();
    }
}
