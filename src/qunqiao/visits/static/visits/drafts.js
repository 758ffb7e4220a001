// Drafts of visits on this device, in IndexedDB: for the page, its service worker and signing out.

const DRAFTS = "qunqiao-visits";
const PAGES = "qunqiao-visit-form";

function draftStore(mode, work) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DRAFTS, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("drafts", { keyPath: "key" });
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const base = asked.result;
      const turn = base.transaction("drafts", mode);
      const answer = work(turn.objectStore("drafts"));
      turn.oncomplete = () => { base.close(); resolve(answer.result); };
      turn.onerror = turn.onabort = () => { base.close(); reject(turn.error); };
    };
  });
}

const allDrafts = () => draftStore("readonly", (store) => store.getAll());
const keepDraft = (draft) => draftStore("readwrite", (store) => store.put(draft));
const dropDraft = (key) => draftStore("readwrite", (store) => store.delete(key));
const dropDrafts = () => draftStore("readwrite", (store) => store.clear());
