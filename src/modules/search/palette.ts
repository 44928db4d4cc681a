import { create } from "zustand";

type Palette = {
  open: boolean;
  /** What is typed into it; forgotten when it closes. */
  text: string;
  show: (open: boolean) => void;
  toggle: () => void;
  type: (text: string) => void;
};

/** The palette of the page, so that whatever is on it may open it. */
export const usePalette = create<Palette>((set) => ({
  open: false,
  text: "",
  show: (open) => set({ open, text: "" }),
  toggle: () => set(({ open }) => ({ open: !open, text: "" })),
  type: (text) => set({ text }),
}));
