/** Channels between the page's preload and the window's process; everything else goes through the contract. */
export const PICK_FOLDER = 'daybook:pick-folder';
export const OPEN_EXTERNAL = 'daybook:open-external';
