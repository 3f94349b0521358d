"use strict";

const said = document.getElementById("said");
const tokenField = document.getElementById("token");

async function tokenOf(user) {
  const reply = await fetch("/oidc/token", {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", username: user, password: user }),
  });
  const body = await reply.json();
  if (!reply.ok) {
    throw new Error(body.error_description);
  }
  return body.access_token;
}

/** Where the browser forbids the clipboard, the token is shown instead, ready to be copied by hand. */
async function copyToken(user) {
  const token = await tokenOf(user);
  try {
    await navigator.clipboard.writeText(token);
    tokenField.classList.add("hidden");
    said.textContent = `The token of ${user} is in the clipboard.`;
  } catch {
    tokenField.classList.remove("hidden");
    tokenField.value = token;
    tokenField.select();
    said.textContent = `The token of ${user}, to be copied by hand:`;
  }
}

async function showExams() {
  const list = document.getElementById("exam-list");
  const lines = [];
  try {
    const reply = await fetch("/v1/exams", { headers: { Authorization: `Bearer ${await tokenOf("carl")}` } });
    if (!reply.ok) {
      throw new Error(`session-service answers ${reply.status}`);
    }
    for (const exam of (await reply.json()).items) {
      const line = document.createElement("li");
      const name = document.createElement("code");
      name.textContent = exam.name;
      line.append(`${exam.title} (`, name, ")");
      lines.push(line);
    }
  } catch (problem) {
    lines.push(textLine(`The exams can't be listed just now: ${problem.message}.`));
  }
  list.replaceChildren(...(lines.length > 0 ? lines : [textLine("No exam is published yet.")]));
}

function textLine(text) {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}

document.querySelectorAll("button[data-user]").forEach((button) => {
  button.addEventListener("click", () => {
    copyToken(button.dataset.user).catch((problem) => {
      said.textContent = `No token: ${problem.message}`;
    });
  });
});
showExams();
