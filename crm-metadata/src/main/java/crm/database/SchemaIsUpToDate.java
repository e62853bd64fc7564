package crm.database;

/** A CDI event, once in a node's life: from now on the database can be worked with. */
public record SchemaIsUpToDate() {}
