// The header tells the server that this is our own page and no form of another site: see undertow-handlers.conf.
SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'none',
  displayRequestDuration: true,
  validatorUrl: null,
  requestInterceptor: request => {
    request.headers['X-Requested-With'] = 'XMLHttpRequest';
    return request;
  },
});
