--[[
  Takes credits of one account and shares them out over others, in whole buckets' order; each share keeps priority and expiry of what it was
  taken from. The keys of each receiving account follow in the order of KEYS[4] to KEYS[10].

  ARGV[8] amount   credits in all, > 0
  ARGV[9] shares  JSON: [[user, credits], …], each > 0, together the amount
  ARGV[10] note   members of the receiving transactions as JSON, each after a comma, or ""

  Reply: { "ok" | "repeated", transaction of the giving account } | { "idempotency_mismatch" } | { "insufficient", balance } | { "overflow" } | { "damaged" }
]]
-- include: ledger.lua
local done = earlier()
if done then
  return done
end
local amount, shares = tonumber(ARGV[8]), cjson.decode(ARGV[9])
local account, others = open(4, ARGV[3]), {}
local function refuse_all(...)
  for _, other in ipairs(others) do
    close(other)
  end
  return refuse(account, ...)
end
for index, share in ipairs(shares) do
  others[index] = open(4 + 7 * index, share[1])
  if others[index].balance + others[index].held + share[2] > MOST then
    return refuse_all("overflow")
  end
end
if account.balance < amount then
  return refuse_all("insufficient", digits(account.balance))
end
local moves = take(account, amount)
if not moves then
  return refuse_all("damaged")
end
local given = record(account, "transfer_out", -amount, moves, ',"to":' .. ARGV[9] .. ARGV[7])
local from = ',"from":' .. cjson.encode(account.user) .. ',"transfer":"' .. string.match(given, '^{"id":"([^"]+)"') .. '"'
local at, used = 1, 0
for index, share in ipairs(shares) do
  local other, left, received = others[index], share[2], {}
  while left > 0 do
    local part = math.min(left, -moves[at][2] - used)
    local bucket = bucket_name(string.sub(moves[at][1], 1, 3), string.sub(moves[at][1], 5, 19), other.seq + 1,
      "transfer_" .. #received + 1 .. ARGV[2])
    give(other, bucket, part)
    received[#received + 1] = { bucket, part }
    left, used = left - part, used + part
    if used == -moves[at][2] then
      at, used = at + 1, 0
    end
  end
  record(other, "transfer_in", share[2], received, from .. ARGV[10])
  close(other)
end
return finish(account, given)
