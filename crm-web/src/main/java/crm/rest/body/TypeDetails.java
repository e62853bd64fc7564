package crm.rest.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.AddressType;
import crm.metadata.AutoNumberType;
import crm.metadata.Bounds;
import crm.metadata.CheckboxType;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EmailType;
import crm.metadata.FieldType;
import crm.metadata.FileType;
import crm.metadata.GeolocationType;
import crm.metadata.LinksType;
import crm.metadata.LongTextType;
import crm.metadata.LookupType;
import crm.metadata.MaskedType;
import crm.metadata.MultiPicklistType;
import crm.metadata.NumberType;
import crm.metadata.PhoneType;
import crm.metadata.PicklistType;
import crm.metadata.RichTextType;
import crm.metadata.TextType;
import crm.metadata.TimeType;
import crm.metadata.UrlType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a field type is, beyond its name. */
final class TypeDetails {

    private final MetadataJson labels;

    TypeDetails(MetadataJson labels) {
        this.labels = labels;
    }

    void addTo(ObjectNode json, FieldType type) {
        switch (type) {
            case TextType text -> {
                json.put("maxLength", text.maxLength());
                if (text.minLength() > 0) {
                    json.put("minLength", text.minLength());
                }
                text.pattern().ifPresent(pattern -> json.put("pattern", pattern.toString()));
            }
            case LongTextType text -> json.put("maxLength", text.maxLength());
            case RichTextType text -> json.put("maxLength", text.maxLength());
            case AutoNumberType number -> json.put("pattern", number.pattern());
            case MultiPicklistType several -> {
                json.put("min", several.least()).put("max", several.most());
                addPicklist(json, several.choices());
            }
            case DateType date -> addBounds(json, date.bounds());
            case DateTimeType moment -> addBounds(json, moment.bounds());
            case TimeType time -> addBounds(json, time.bounds());
            case NumberType number -> addNumber(json, number);
            case PicklistType picklist -> addPicklist(json, picklist);
            case LookupType lookup -> addLookup(json, lookup);
            case LinksType links -> {
                json.put("target", links.target()).put("most", LinksType.MOST);
                if (!links.inverse().isEmpty()) {
                    json.put("inverse", links.inverse());
                }
            }
            case FileType files -> {
                json.put("maxSize", files.maxMegabytes()).put("maxCount", files.maxCount());
                files.accepted().forEach(json.putArray("accept")::add);
            }
            case MaskedType _ -> json.put("masked", true);
            case EmailType _, PhoneType _, UrlType _, CheckboxType _, AddressType _, GeolocationType _ -> {}
        }
    }

    private static void addBounds(ObjectNode json, Bounds<?> bounds) {
        bounds.least().ifPresent(least -> json.put("min", least.toString()));
        bounds.most().ifPresent(most -> json.put("max", most.toString()));
    }

    private static void addNumber(ObjectNode json, NumberType number) {
        json.put("decimals", number.decimals());
        if (!number.measure().isEmpty()) {
            json.put("unit", number.measure());
        }
        if (number.min() != null) {
            json.put("min", number.min());
        }
        if (number.max() != null) {
            json.put("max", number.max());
        }
        if (!number.grouping()) {
            json.put("grouping", false);
        }
    }

    private static void addLookup(ObjectNode json, LookupType lookup) {
        lookup.target().ifPresentOrElse(target -> json.put("target", target), () -> {
            ArrayNode targets = json.putArray("targets");
            lookup.targets().forEach(targets::add);
        });
        if (!lookup.inverse().isEmpty()) {
            json.put("inverse", lookup.inverse());
        }
        json.put("onDelete", lookup.onDelete().code());
    }

    private void addPicklist(ObjectNode json, PicklistType picklist) {
        picklist.dependsOn().ifPresent(on -> json.put("dependsOn", on));
        addOptions(json.putArray("options"), picklist);
    }

    private void addOptions(ArrayNode json, PicklistType picklist) {
        for (PicklistType.Option option : picklist.options()) {
            ObjectNode one = json.addObject().put("name", option.name());
            labels.put(one, "label", option.label());
            if (picklist.dependsOn().isPresent() && !option.goesWith().isEmpty()) {
                new TreeSet<>(option.goesWith()).forEach(one.putArray("for")::add);
            }
            ObjectNode attributes = JsonNodeFactory.instance.objectNode();
            Map<String, Object> sorted = new TreeMap<>(option.attributes());
            sorted.forEach((name, value) -> put(attributes, name, value));
            if (!attributes.isEmpty()) {
                one.set("attributes", attributes);
            }
        }
    }

    private static void put(ObjectNode json, String name, Object value) {
        switch (value) {
            case Boolean flag -> json.put(name, flag);
            case BigDecimal number -> json.put(name, number);
            default -> json.put(name, value.toString());
        }
    }
}
