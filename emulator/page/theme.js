// Light or dark: as the system has it, until the reader chooses. The choice stays in this browser.
const KEY = "vonage-emulator-theme";
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

export function followTheme(select) {
  select.value = localStorage.getItem(KEY) ?? "auto";
  if (select.value === "") select.value = "auto";
  const apply = () => {
    const dark = select.value === "auto" ? prefersDark.matches : select.value === "dark";
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  };
  select.addEventListener("change", () => {
    localStorage.setItem(KEY, select.value);
    apply();
  });
  prefersDark.addEventListener("change", apply);
  apply();
}
