export { deleteFile as DELETE, updateFile as PATCH } from "@/modules/files/routes";
