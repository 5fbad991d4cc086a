// Fonts of the reader's machine: Redoc's own would come from an outside host.
const system = "system-ui, sans-serif";
Redoc.init(
  "/openapi.json",
  {
    expandResponses: "200",
    theme: {
      typography: {
        fontFamily: system,
        headings: { fontFamily: system },
        code: { fontFamily: "ui-monospace, monospace" },
      },
    },
  },
  document.getElementById("interface"),
);
