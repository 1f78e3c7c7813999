import { StyleModule } from 'style-mod';

const sheet = new CSSStyleSheet();
let mounted: readonly StyleModule[] = [];

/**
 * The editor's library writes its rules into a `<style>` element, which the content security policy of the page refuses.
 * A constructed style sheet is no markup, so it is allowed: the policy stays as strict as it is.
 */
export function adoptEditorStyles(): void {
  StyleModule.mount = (_root, modules) => {
    const wanted = Array.isArray(modules) ? modules : [modules];
    if (wanted.every((one) => mounted.includes(one))) return;
    // Later rules win, as the library orders them.
    mounted = [...mounted.filter((one) => !wanted.includes(one)), ...wanted];
    sheet.replaceSync(mounted.map((one) => one.getRules()).join('\n'));
    if (!document.adoptedStyleSheets.includes(sheet)) {
      document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
    }
  };
}
