package crm.admin.demo;

import crm.admin.demo.Company.Person;
import crm.admin.demo.Company.Team;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reps, their managers' teams and the offices of those, from {@code sales_teams.csv}. */
final class StaffMapping {

    private final DemoMapping mapping;
    private final Map<String, Team> teams = new LinkedHashMap<>();
    private final Map<String, Person> reps = new LinkedHashMap<>();

    StaffMapping(DemoMapping mapping, List<CsvRow> rows) {
        this.mapping = mapping;
        rows.forEach(this::add);
    }

    private void add(CsvRow row) {
        String manager = row.text("manager");
        Team team = teams.computeIfAbsent(manager, name -> team(name, row.text("regional_office")));
        String rep = row.text("sales_agent");
        reps.put(rep, person(rep, mapping.jobTitles().rep(), team.name()));
    }

    private Team team(String manager, String office) {
        String name = "Team " + manager;
        return new Team(name, office, person(manager, mapping.jobTitles().manager(), name));
    }

    private Person person(String fullName, String jobTitle, String team) {
        int gap = fullName.indexOf(' ');
        String email =
                "%s@%s".formatted(Slug.of(fullName, "."), mapping.tenant().domain());
        return new Person(fullName.substring(0, gap), fullName.substring(gap + 1), email, jobTitle, team);
    }

    List<String> offices() {
        return teams.values().stream().map(Team::office).distinct().toList();
    }

    List<Team> teams() {
        return new ArrayList<>(teams.values());
    }

    /** By their name in the files. */
    Map<String, Person> reps() {
        return reps;
    }
}
