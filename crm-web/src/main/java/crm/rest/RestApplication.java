package crm.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Every resource of the deployment, under one versioned path. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {}
