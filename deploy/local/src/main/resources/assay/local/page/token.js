"use strict";

// Promises without "async": so that every engine runs it, that of the tests among them.

/** Promises a token of the person; fails with a sentence to show. */
function tokenOf(user) {
  return fetch("/oidc/token", {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", username: user, password: user }),
  })
    .catch(() => {
      throw new Error("the local run does not answer. Is it still running?");
    })
    .then((reply) =>
      reply.json().then(
        (body) => {
          if (!reply.ok) {
            throw new Error(body.error_description || `the OpenID provider answers ${reply.status}.`);
          }
          return body.access_token;
        },
        () => {
          throw new Error(`the OpenID provider answers ${reply.status}.`);
        },
      ),
    );
}
