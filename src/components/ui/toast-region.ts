/** Marks where toasts stand, so that pressing one does not count as pressing outside of a dialog. */
export const toastRegion = { "data-toast-region": "" };

/** For `onInteractOutside` of a dialog: a press on a toast leaves it open. */
export const keepOpenForToasts = (event: Event & { target: EventTarget | null }): void => {
  if (event.target instanceof Element && event.target.closest("[data-toast-region]")) event.preventDefault();
};
