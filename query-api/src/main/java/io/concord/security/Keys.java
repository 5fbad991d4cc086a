package io.concord.security;

import io.concord.contract.ApiKey;

/** The API keys there are. Implementations are thread-safe and cheap. */
public interface Keys {
  /** No key was ever made. */
  Keys NONE =
      new Keys() {
        @Override
        public boolean areRead() {
          return true;
        }

        @Override
        public boolean areUsed() {
          return false;
        }

        @Override
        public ApiKey find(String id) {
          return null;
        }
      };

  /** Whether all of them are known by now. */
  boolean areRead();

  /** Whether there ever was one, a revoked one included. */
  boolean areUsed();

  /** The key of this ID, whatever became of it; null when there is none. */
  ApiKey find(String id);
}
