// The quizzes of the lessons. The reasons appear by the style sheet alone; here they are
// announced to a screen reader, and what was chosen is there again on the next visit.
document$.subscribe(() => {
  for (const quiz of document.querySelectorAll("form.quiz")) {
    const name = `quiz ${quiz.dataset.section}`
    const choices = [...quiz.querySelectorAll("input")]
    const chosen = remembered(name)
    for (const choice of choices) choice.checked = chosen.includes(choice.id)
    const keep = () =>
      remember(name, choices.filter((choice) => choice.checked).map(({ id }) => id))
    quiz.addEventListener("change", keep)
    // The form is emptied after its event.
    quiz.addEventListener("reset", () => setTimeout(keep))
  }
})

function remembered(name) {
  try {
    const chosen = JSON.parse(localStorage.getItem(name))
    return Array.isArray(chosen) ? chosen : []
  } catch {
    return [] // the browser refuses, or what it kept is damaged
  }
}

function remember(name, chosen) {
  try {
    localStorage.setItem(name, JSON.stringify(chosen))
  } catch {
    // Refused or full: the quiz works, and is empty on the next visit.
  }
}
