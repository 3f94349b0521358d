"use strict";

const person = document.getElementById("person");
const actingSaid = document.getElementById("acting-said");
let token = "";

function act() {
  const user = person.value;
  token = "";
  actingSaid.textContent = "";
  if (user === "") {
    return;
  }
  tokenOf(user).then(
    (given) => {
      // another person may have been chosen meanwhile
      if (person.value === user) {
        token = given;
      }
    },
    (problem) => {
      actingSaid.textContent = `No token of ${user}: ${problem.message}`;
    },
  );
}

/** A token given under "Authorize", a session token for instance, goes before that of the person chosen above. */
function authorise(request) {
  const path = new URL(request.url, location.href).pathname;
  if (token !== "" && path.startsWith("/v1/") && !request.headers.Authorization) {
    request.headers.Authorization = `Bearer ${token}`;
  }
  return request;
}

person.addEventListener("change", act);
act();

SwaggerUIBundle({
  dom_id: "#reference",
  urls: ["question-service", "session-service", "grading-service"].map((name) => ({
    name,
    url: `/reference/${name}.yaml`,
  })),
  "urls.primaryName": new URLSearchParams(location.search).get("urls.primaryName") ?? "session-service",
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor: authorise,
});
