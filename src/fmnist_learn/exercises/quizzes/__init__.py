"""The quizzes of the course, a file for each section: its `QUESTIONS`."""
