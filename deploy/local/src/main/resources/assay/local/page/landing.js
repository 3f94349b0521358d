"use strict";

const said = document.getElementById("said");
const tokenField = document.getElementById("token");

function say(text) {
  tokenField.classList.add("hidden");
  said.textContent = text;
}

/** Where the browser forbids the clipboard, the token is shown instead, ready to be copied by hand. */
function show(user, token) {
  say(`The token of ${user}, to be copied by hand:`);
  tokenField.value = token;
  tokenField.classList.remove("hidden");
  tokenField.select();
}

function toClipboard(text) {
  return navigator.clipboard
    ? navigator.clipboard.writeText(text)
    : Promise.reject(new Error("this browser has no clipboard for pages"));
}

function copyToken(user) {
  return tokenOf(user).then((token) =>
    toClipboard(token).then(
      () => say(`The token of ${user} is in the clipboard.`),
      () => show(user, token),
    ),
  );
}

function exams(token) {
  return fetch("/v1/exams", { headers: { Authorization: `Bearer ${token}` } }).then((reply) => {
    if (!reply.ok) {
      throw new Error(`session-service answers ${reply.status}.`);
    }
    return reply.json();
  });
}

function showExams() {
  return tokenOf("carl")
    .then(exams)
    .then((page) => page.items.map(examLine))
    .catch((problem) => [textLine(`The exams can't be listed just now: ${problem.message}`)])
    .then((lines) => {
      const list = document.getElementById("exam-list");
      list.replaceChildren();
      (lines.length > 0 ? lines : [textLine("No exam is published yet.")]).forEach((line) => list.append(line));
    });
}

function examLine(exam) {
  const line = textLine(`${exam.title} (`);
  const name = document.createElement("code");
  name.textContent = exam.name;
  line.append(name, ")");
  return line;
}

function textLine(text) {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}

document.querySelectorAll("button[data-user]").forEach((button) => {
  button.addEventListener("click", () => {
    const user = button.dataset.user;
    copyToken(user).catch((problem) => say(`No token of ${user}: ${problem.message}`));
  });
});
showExams();
