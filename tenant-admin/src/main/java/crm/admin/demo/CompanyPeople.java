package crm.admin.demo;

import crm.admin.KnownRecords;
import crm.admin.NewPerson;
import crm.admin.demo.Company.Person;
import crm.admin.demo.Company.Team;
import crm.admin.identity.Login;
import crm.transaction.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The people of a demo company with their roles, as tenant administration adds people. */
final class CompanyPeople {

    private static final String MANAGER = "manager";
    private static final String REP = "rep";

    private final Company company;

    CompanyPeople(Company company) {
        this.company = company;
    }

    NewPerson administrator() {
        return person(company.administrator(), Caller.ADMINISTRATOR, Map.of());
    }

    List<NewPerson> managers(KnownRecords departments) {
        return company.teams().stream()
                .map(team -> person(team.manager(), MANAGER, Map.of("department", departments.ref(team.name()))))
                .toList();
    }

    List<NewPerson> reps(KnownRecords departments, KnownRecords managers) {
        Map<String, Team> teams = company.teams().stream().collect(Collectors.toMap(Team::name, Function.identity()));
        return company.reps().stream()
                .map(rep -> person(
                        rep,
                        REP,
                        Map.of(
                                "department",
                                departments.ref(rep.team()),
                                "manager",
                                managers.ref(managerOf(rep, teams)))))
                .toList();
    }

    private static String managerOf(Person rep, Map<String, Team> teams) {
        return Optional.ofNullable(teams.get(rep.team()))
                .orElseThrow()
                .manager()
                .email();
    }

    private NewPerson person(Person person, String role, Map<String, Object> place) {
        Map<String, Object> details = new HashMap<>(place);
        details.put("jobTitle", person.jobTitle());
        Login login = new Login(person.email(), person.firstName(), person.lastName(), Optional.of(company.password()));
        return new NewPerson(login, Set.of(role), details);
    }
}
