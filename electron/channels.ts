/** Channels between the page's preload and the window's process; everything else goes through the contract. */
export const PICK_FOLDER = 'daybook:pick-folder';
export const PICK_EXPORT = 'daybook:pick-export';
export const OPEN_EXTERNAL = 'daybook:open-external';
export const OPEN_IN_EDITOR = 'daybook:open-in-editor';
export const PREFERENCES_CHANGED = 'daybook:preferences-changed';
export const NOTIFY_INDEXED = 'daybook:notify-indexed';
export const HIDE_CAPTURE = 'daybook:hide-capture';
export const SHOW_ADDRESS = 'daybook:show-address';
/** The other way: what the window's process tells the page. */
export const TELL_PAGE = 'daybook:tell-page';
