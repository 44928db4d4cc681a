--[[
  Takes of a hold what was used, and gives the rest back where it came from.

  ARGV[8] holdId  names the hold
  ARGV[9] amount  credits, >= 0, or "" for all of it

  Reply: { "ok" | "repeated", transaction } | { "idempotency_mismatch" } | { "hold_not_found" } | { "hold_resolved" | "hold_expired" } | { "capture_exceeds_hold", held }
]]
-- include: ledger.lua
local done = earlier()
if done then
  return done
end
local hold = ARGV[8]
local account = open(4, ARGV[3])
local found = find_hold(account, hold)
if not found then
  return refuse(account, "hold_not_found")
end
if found.status ~= "open" then
  return refuse(account, found.status == "expired" and "hold_expired" or "hold_resolved")
end
local amount = tonumber(ARGV[9]) or found.amount
if amount > found.amount then
  return refuse(account, "capture_exceeds_hold", digits(found.amount))
end
local spent, rest, left = {}, {}, amount
for _, part in ipairs(found.parts) do
  local used = math.min(left, part[2])
  left = left - used
  if used > 0 then
    spent[#spent + 1] = { part[1], used }
  end
  if used < part[2] then
    rest[#rest + 1] = { part[1], part[2] - used }
  end
end
local moves, lapsed = give_back(account, rest)
end_hold(account, hold, found, "captured")
return finish(account, record(account, "capture", total(moves), moves, ',"holdId":"' .. hold .. '","captured":'
  .. digits(amount) .. ',"spent":' .. moves_json(spent) .. ',"lapsed":' .. digits(lapsed) .. ARGV[7]))
