export { createFile as POST, listFiles as GET } from "@/modules/files/routes";
