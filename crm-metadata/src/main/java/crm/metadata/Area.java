package crm.metadata;

/** A group of the navigation, which entity types say they belong to. */
public record Area(String name, Label label) {}
