// The icons of the design system, each imported alone, under the names of what they stand for.

import ArrowRight from "@lucide/svelte/icons/arrow-right";
import ArrowRightLeft from "@lucide/svelte/icons/arrow-right-left";
import Award from "@lucide/svelte/icons/award";
import Bot from "@lucide/svelte/icons/bot";
import Check from "@lucide/svelte/icons/check";
import Circle from "@lucide/svelte/icons/circle";
import CircleDashed from "@lucide/svelte/icons/circle-dashed";
import ClipboardCheck from "@lucide/svelte/icons/clipboard-check";
import Compass from "@lucide/svelte/icons/compass";
import Diamond from "@lucide/svelte/icons/diamond";
import EyeOff from "@lucide/svelte/icons/eye-off";
import GraduationCap from "@lucide/svelte/icons/graduation-cap";
import Handshake from "@lucide/svelte/icons/handshake";
import HardDrive from "@lucide/svelte/icons/hard-drive";
import HeartHandshake from "@lucide/svelte/icons/heart-handshake";
import Info from "@lucide/svelte/icons/info";
import LifeBuoy from "@lucide/svelte/icons/life-buoy";
import Lightbulb from "@lucide/svelte/icons/lightbulb";
import Link2 from "@lucide/svelte/icons/link-2";
import Lock from "@lucide/svelte/icons/lock";
import Megaphone from "@lucide/svelte/icons/megaphone";
import MessageSquareQuote from "@lucide/svelte/icons/message-square-quote";
import Package from "@lucide/svelte/icons/package";
import Plus from "@lucide/svelte/icons/plus";
import Redo2 from "@lucide/svelte/icons/redo-2";
import Repeat from "@lucide/svelte/icons/repeat";
import RotateCcwClock from "@lucide/svelte/icons/rotate-ccw-clock";
import Scale from "@lucide/svelte/icons/scale";
import Scissors from "@lucide/svelte/icons/scissors";
import Search from "@lucide/svelte/icons/search";
import Send from "@lucide/svelte/icons/send";
import Sparkles from "@lucide/svelte/icons/sparkles";
import Sprout from "@lucide/svelte/icons/sprout";
import StickyNote from "@lucide/svelte/icons/sticky-note";
import TriangleAlert from "@lucide/svelte/icons/triangle-alert";
import Undo from "@lucide/svelte/icons/undo";
import Undo2 from "@lucide/svelte/icons/undo-2";
import Unlink from "@lucide/svelte/icons/unlink";
import UserRound from "@lucide/svelte/icons/user-round";
import UsersRound from "@lucide/svelte/icons/users-round";
import WandSparkles from "@lucide/svelte/icons/wand-sparkles";
import Waypoints from "@lucide/svelte/icons/waypoints";
import WifiOff from "@lucide/svelte/icons/wifi-off";
import X from "@lucide/svelte/icons/x";
import type { Component } from "svelte";

import type { Purpose, Tag } from "../lib/contract";

type Doing =
  | "add"
  | "apart"
  | "advice"
  | "assumed"
  | "bridge"
  | "confirmed"
  | "error"
  | "event"
  | "find"
  | "gateway"
  | "hidden"
  | "loop"
  | "next"
  | "note"
  | "offline"
  | "on-disk"
  | "private"
  | "put-back"
  | "redo"
  | "remove"
  | "same"
  | "stripped-out"
  | "tidy"
  | "tie-kept"
  | "tie-lost"
  | "undo";

export type IconName = Purpose | Tag | "untagged" | Doing;

type Drawn = Component<{ size?: number | string; strokeWidth?: number | string }>;

export const icons: Record<IconName, Drawn> = {
  "ai-automated": Bot,
  "ai-augmented": Sparkles,
  "human-relational": UsersRound,
  "human-alone": UserRound,
  untagged: CircleDashed,
  handover: ArrowRightLeft,
  voice: Megaphone,
  learn: GraduationCap,
  feedback: MessageSquareQuote,
  support: HeartHandshake,
  help: LifeBuoy,
  // The icon that was called `history`.
  reflect: RotateCcwClock,
  align: Compass,
  belong: Sprout,
  trust: Handshake,
  decide: Scale,
  recognise: Award,
  check: ClipboardCheck,
  status: Send,
  logistics: Package,
  add: Plus,
  apart: Unlink,
  advice: Lightbulb,
  assumed: Info,
  bridge: Waypoints,
  confirmed: Check,
  error: TriangleAlert,
  event: Circle,
  find: Search,
  gateway: Diamond,
  hidden: EyeOff,
  loop: Repeat,
  next: ArrowRight,
  note: StickyNote,
  offline: WifiOff,
  "on-disk": HardDrive,
  private: Lock,
  "put-back": Undo,
  redo: Redo2,
  remove: X,
  same: Link2,
  "stripped-out": Scissors,
  tidy: WandSparkles,
  "tie-kept": Link2,
  "tie-lost": Unlink,
  undo: Undo2,
};
