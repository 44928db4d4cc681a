"use server";

import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { removeActivation } from "./deactivate-key";
import { ActivationForm, EditLicenseKeyForm, LicenseKeyForm, LicenseKeyStatusForm } from "./forms";
import { rotateLicenseKey } from "./rotate-license-key";
import { updateLicenseKey } from "./update-license-key";

export const editLicenseKeyAction = formAction(
  merchant("license_keys:write"),
  EditLicenseKeyForm,
  (ctx, { id, input }) => updateLicenseKey(ctx, id, input),
  () => ({ message: "Saved." }),
);

export const setStatusAction = formAction(
  merchant("license_keys:write"),
  LicenseKeyStatusForm,
  (ctx, { id, status }) => updateLicenseKey(ctx, id, { status }),
  ({ status }) => ({ message: status === "disabled" ? "Disabled: it opens nothing." : "It holds again." }),
);

export const rotateAction = formAction(
  merchant("license_keys:write"),
  LicenseKeyForm,
  (ctx, { id }) => rotateLicenseKey(ctx, { id }),
  () => ({ message: "The key has other letters now. Its customer finds them in the portal." }),
);

export const deactivateAction = formAction(
  merchant("license_keys:write"),
  ActivationForm,
  (ctx, input) => removeActivation(ctx, input),
  () => ({ message: "Given back: another installation can take it." }),
);
