package io.concord.local.sqlserver.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A row of a change table: what happened to a row of the shop.
 *
 * <pre>
 *   operation  1 delete (before)  2 insert (after)  3 update, before  4 update, after
 *   mask       one bit per column, the last byte's lowest bit for the first: the changed ones of an
 *              update, else all
 * </pre>
 */
record ChangeRow(int operation, byte[] mask, Object[] values) {
  private static final int DELETE = 1;
  private static final int INSERT = 2;
  private static final int UPDATE_BEFORE = 3;
  private static final int UPDATE_AFTER = 4;

  /**
   * The rows for one change; none for an update that leaves all these columns as they are.
   *
   * <p>As in the real change tables, an update of a primary key is a delete and an insert, and a
   * (max) column that an update leaves alone is NULL in its before image.
   *
   * @param before null for an insert
   * @param after null for a delete
   */
  static List<ChangeRow> of(TableDefinition table, Object[] before, Object[] after) {
    List<ChangeRow> rows = new ArrayList<>();
    if (before != null && after != null && !isKeyChanged(table, before, after)) {
      byte[] mask = mask(before, after);
      if (Arrays.equals(mask, new byte[mask.length])) {
        return rows;
      }
      rows.add(new ChangeRow(UPDATE_BEFORE, mask, withoutUntouchedMax(table, before, after)));
      rows.add(new ChangeRow(UPDATE_AFTER, mask, after));
      return rows;
    }
    if (before != null) {
      rows.add(new ChangeRow(DELETE, fullMask(before), before));
    }
    if (after != null) {
      rows.add(new ChangeRow(INSERT, fullMask(after), after));
    }
    return rows;
  }

  private static boolean isKeyChanged(TableDefinition table, Object[] before, Object[] after) {
    for (int i = 0; i < before.length; i++) {
      if (table.isKey(i) && !Objects.deepEquals(before[i], after[i])) {
        return true;
      }
    }
    return false;
  }

  private static Object[] withoutUntouchedMax(
      TableDefinition table, Object[] before, Object[] after) {
    Object[] values = before.clone();
    for (int i = 0; i < values.length; i++) {
      if (table.columns().get(i).type().isMax() && Objects.deepEquals(before[i], after[i])) {
        values[i] = null;
      }
    }
    return values;
  }

  private static byte[] mask(Object[] before, Object[] after) {
    byte[] mask = new byte[(before.length + 7) / 8];
    for (int i = 0; i < before.length; i++) {
      if (!Objects.deepEquals(before[i], after[i])) {
        mask[mask.length - 1 - i / 8] |= (byte) (1 << i % 8);
      }
    }
    return mask;
  }

  private static byte[] fullMask(Object[] values) {
    byte[] mask = new byte[(values.length + 7) / 8];
    for (int i = 0; i < values.length; i++) {
      mask[mask.length - 1 - i / 8] |= (byte) (1 << i % 8);
    }
    return mask;
  }
}
