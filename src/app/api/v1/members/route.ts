export { listMembers as GET } from "@/modules/members/routes";
