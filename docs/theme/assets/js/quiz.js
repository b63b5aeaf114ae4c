// The quizzes of the lessons. The reasons appear by the style sheet alone; here they are
// announced to a screen reader, and what was chosen is there again on the next visit.
document$.subscribe(() => {
  for (const quiz of document.querySelectorAll("form.quiz")) {
    const name = `quiz ${quiz.dataset.section}`
    const said = quiz.querySelector(".said")
    const save = (chosen) => {
      try {
        localStorage.setItem(name, JSON.stringify(chosen))
      } catch {} // refused or full: the quiz works, and forgets
    }
    try {
      for (const id of JSON.parse(localStorage.getItem(name) ?? "[]")) {
        const choice = quiz.elements[id]
        if (choice?.type === "radio") choice.checked = true
      }
    } catch {} // refused or damaged: nothing was chosen
    quiz.addEventListener("change", (event) => {
      said.textContent = event.target.parentElement.querySelector("p").textContent
      save([...quiz.querySelectorAll(":checked")].map((choice) => choice.id))
    })
    quiz.addEventListener("reset", () => {
      said.textContent = ""
      save([])
      quiz.querySelector("input").focus()
    })
  }
})
