export { handleSignIn as GET, handleSignIn as POST } from "@/modules/users/handle-sign-in";
