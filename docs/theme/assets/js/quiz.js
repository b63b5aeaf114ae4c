// The quizzes of the lessons: what was chosen is there again on the next visit. The
// reasons appear by the style sheet alone.
document$.subscribe(() => {
  for (const quiz of document.querySelectorAll("form.quiz")) {
    const name = `quiz ${quiz.dataset.section}`
    for (const id of JSON.parse(localStorage.getItem(name) ?? "[]")) {
      const choice = quiz.elements[id]
      if (choice) choice.checked = true
    }
    quiz.addEventListener("change", () => {
      const chosen = [...quiz.querySelectorAll(":checked")].map((choice) => choice.id)
      localStorage.setItem(name, JSON.stringify(chosen))
    })
  }
})
