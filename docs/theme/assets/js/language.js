// The links of the language menu. In the HTML they lead to the page in each language;
// instant navigation leaves the header as it was, and what stands behind the address of
// the page, the state of a piece or a section, is known here only.
for (const event of ["pointerdown", "focusin", "click"]) {
  document.addEventListener(event, ({ target }) => {
    const link = target instanceof Element && target.closest(".md-select__link[hreflang]")
    if (!link) return
    const page = document.querySelector(`link[rel=alternate][hreflang=${link.hreflang}]`)
    if (page) link.pathname = new URL(page.href).pathname
    link.search = location.search
    link.hash = location.hash
  }, true)
}
