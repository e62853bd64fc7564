package crm.rest.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.currency.Rate;
import crm.value.Json;
import java.util.List;

/** Rates of exchange as JSON, the newest first. */
public final class RateJson {

    private RateJson() {}

    public static String of(List<Rate> rates) {
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode list = json.putArray("rates");
        rates.forEach(rate -> add(list, rate));
        return Json.write(json);
    }

    /** What was said once. */
    public static String past(List<Rate.Past> past) {
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode list = json.putArray("rates");
        past.forEach(one -> add(list, one.rate())
                .put("endedAt", one.endedAt().toString())
                .put("endedBy", one.endedBy().toString()));
        return Json.write(json);
    }

    private static ObjectNode add(ArrayNode list, Rate rate) {
        return list.addObject()
                .put("from", rate.from().toString())
                .put("rate", rate.rate())
                .put("setAt", rate.setAt().toString())
                .put("setBy", rate.setBy().toString());
    }
}
